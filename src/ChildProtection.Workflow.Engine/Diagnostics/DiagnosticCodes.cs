namespace ChildProtection.Workflow.Engine.Diagnostics;

/// <summary>
/// Every diagnostic code of the engine. A code is never given a new meaning; one that is no longer raised is not reused.
/// CPW01xx: calendars. CPW02xx: expressions. CPW03xx and above: the workflow language.
/// </summary>
public static partial class DiagnosticCodes
{
}
