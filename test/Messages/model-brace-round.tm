// grade 3: a body in parentheses
system Shop (
  web : WebApplication;
)
