// grade 3: a system with only a title
system "Web shop";
