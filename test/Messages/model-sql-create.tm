// grade 3: a table of SQL
CREATE TABLE orders (id int);
