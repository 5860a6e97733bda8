using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.RegisterKeeping;

/// <summary>Where the register is, and each entry.</summary>
public static class RegisterPaths
{
    public const string All = "/register";

    public static string Entry(CaseId caseId, string entry) => $"{All}/{caseId}/{entry}";
}
