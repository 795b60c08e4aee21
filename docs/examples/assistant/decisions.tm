/// What we know of and live with, and what is under way. Reviewed with each new model.
package examples.assistant;

import std.llm as llm;

assume "The model provider runs in the same region, and its contract says so" on Helpdesk.frontier {
  owner = "legal@nordlicht.example";
  review = 2027-04-30;
}

accept llm.ConfidentNonsense on Helpdesk.agent {
  owner = "support@nordlicht.example";
  expires = 2027-06-30;
  reason = "A clerk agrees to each refund, and every other answer shows where it comes from.";
}

mitigate stride.PromptInjection on Helpdesk.agent by ActionApproval {
  status = planned;
  owner = "assistant@nordlicht.example";
  ticket = "BOT-141";
}

mitigate llm.PoisonedLookup on Helpdesk.agent by MarkedLookups {
  status = planned;
  owner = "assistant@nordlicht.example";
  ticket = "BOT-152";
}

mitigate llm.PoisonedTraining on Helpdesk.tuner by CheckedTrainingData {
  status = planned;
  owner = "ml@nordlicht.example";
  ticket = "ML-33";
}
