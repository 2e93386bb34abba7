"""What machines get: the paper's texts (robots.txt, ads.txt …), and keys of the API."""
