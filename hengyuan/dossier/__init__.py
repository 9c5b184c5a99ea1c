"""Documents issued and received, their files, and the catalogue of the dossier."""
