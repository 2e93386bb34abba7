"""What people decide about a list: pin, ban, order, accept, reset, take back."""
