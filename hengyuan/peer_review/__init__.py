"""案件质量同行评估: standards in versions, readers, rounds, blind sheets, decisions."""
