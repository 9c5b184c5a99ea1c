"""全链条监督: alerts that the rules raise on every case, and what people make of them."""
