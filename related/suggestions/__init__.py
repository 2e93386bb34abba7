"""What the paper proposes under a story: TF-IDF, an inverted index and a linear model."""
