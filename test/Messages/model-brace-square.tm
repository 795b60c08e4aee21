// grade 3: a body in square brackets
system Shop [
  web : WebApplication;
]
