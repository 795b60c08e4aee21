// grade 2: plain English
The shop has a web server and a database.
Customers use it over HTTPS.
