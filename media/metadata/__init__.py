"""What a picture's file says about itself: IPTC IIM, XMP and EXIF, in the newsroom's words.

The way goes from the file's bytes to raw blocks (`blocks`), from each block to its own fields
(`iim`, `xmp`, `exif`), and from these three to one set of words (`words`). Nothing here opens a
picture, and no bytes whatever raise an error: what cannot be read is not there.
"""
