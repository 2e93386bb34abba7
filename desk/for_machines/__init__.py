"""The paper's texts for machines: robots.txt, ads.txt, security.txt and trust.txt."""
