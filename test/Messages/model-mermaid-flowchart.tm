// grade 3: a Mermaid diagram pasted as it is
flowchart LR
  browser[Browser] --> web[Web shop]
  web --> db[(Orders)]
