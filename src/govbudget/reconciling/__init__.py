"""Every stated subtotal against what it should be (勾稽), and where the error sits."""
