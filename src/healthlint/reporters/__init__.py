"""Reports of a run, for people (``text``) and for programs (``json``): each makes a Report into what is written."""
