"""A dossier reads itself: files → pages → documents → facts → defects, each with its evidence.

Pure Python: knows no Django and sends nothing anywhere. It hints; a person judges. Serves
办理法律援助案件程序规定 (closing and archive) and the indicators of SF/T 0085 and 0086—2020.
"""
