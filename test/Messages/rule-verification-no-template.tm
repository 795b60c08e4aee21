// grade 3: a verification with the wrong word for its template
package acme.words;

verification answers(target : Element) "${target} answers" {
  pytest """
    tmc_verify.expect_served(tmc_verify.target(${target}, ${target.endpoint}))
    """;
}
