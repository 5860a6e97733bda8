using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Work;

/// <summary>What is given to one of several cases.</summary>
/// <param name="Case">The case.</param>
/// <param name="Input">What; its actor is overwritten.</param>
/// <param name="OnScreen">What was on the screen.</param>
public sealed record GivenCase(CaseId Case, CaseInput Input, Seen? OnScreen);
