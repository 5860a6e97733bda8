namespace ChildProtection.Workflow.Conformance.EcmaScript;

/// <summary>ECMAScript's null. Its undefined is C#'s null.</summary>
internal sealed class EcmaNull
{
    internal static readonly EcmaNull Value = new();

    private EcmaNull()
    {
    }
}
