"""Who may log in: their accounts, one's own pages of allauth, and the audit of what they did."""
