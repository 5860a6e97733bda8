namespace ChildProtection.Workflow.Conformance;

internal enum Verdict
{
    Passed,
    Failed,
    LeftOut,
}
