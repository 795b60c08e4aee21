// grade 3: nothing but a comment
