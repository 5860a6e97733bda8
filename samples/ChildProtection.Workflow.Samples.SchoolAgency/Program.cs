using ChildProtection.Workflow.Samples.Agency;

// A school's designated safeguarding lead.
return await AgencyProgram.Run("hillside-school", args);
