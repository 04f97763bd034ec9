"""Pages for workers, coordinators and the case-safety lead."""
