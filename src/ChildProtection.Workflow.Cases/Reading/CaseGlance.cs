using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>A case without its history.</summary>
/// <param name="Derivation">All of it: what the reader may see of it is theirs to be asked.</param>
/// <param name="Ground">On what the reader sees it.</param>
public sealed record CaseGlance(CaseState State, ChildFile Child, Derivation Derivation, CaseGround Ground);
