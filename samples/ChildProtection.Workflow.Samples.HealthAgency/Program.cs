using ChildProtection.Workflow.Samples.Agency;

// A health board's or trust's safeguarding team: what it hears of a child is where its own record of that child is to be looked at.
return await AgencyProgram.Run("riverside-health", args);
