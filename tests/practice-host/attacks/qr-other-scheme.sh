# The bridge answers with a QR code of another scheme, which a person would scan with a phone.
strike() { hostile_bridge other-scheme; }
clean() { honest_bridge; }
