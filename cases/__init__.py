"""Ground floor: who, which side, when, with what agreement. Pure; the nouns every room shares."""
