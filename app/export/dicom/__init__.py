"""Results as DICOM objects that other systems read: one file a kind of object.

`write.export_session` writes all that a session holds. Everything a machine found is marked as such: its
algorithm is named, and it stays UNVERIFIED until a reader has accepted it (PS3.16 TID 1500, TID 4019).
"""
