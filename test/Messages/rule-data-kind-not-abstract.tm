// grade 3: a kind of data declared as an item
package acme.words;

data Secret_plan : Data { sensitivity = Restricted; }

data Sketch : Secret_plan;
