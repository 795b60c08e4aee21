// grade 3: a class of Python
class Till(Device):
    pass
