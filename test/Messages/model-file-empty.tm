// grade 2: nothing but a comment
