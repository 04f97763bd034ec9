"""Other bot frameworks as they come, under the same kills: only ``drills.kill_peers`` starts them."""
