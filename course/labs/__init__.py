"""The labs: what a lab is, how a student gets and checks one, what its checks are made of."""
