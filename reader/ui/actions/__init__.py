"""What the keys of the main screen do, a concern each. They share the desk, and know each other where they must."""
