// grade 3: Mermaid's end of a subgraph
system Shop {
  subgraph inside
    web : WebApplication;
  end
}
