namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>The addresses of SCXML's own event processor (SCXML C.1), for data models to build on.</summary>
public static class SendRouting
{
    /// <summary>The name of SCXML's event processor.</summary>
    public const string ScxmlType = "http://www.w3.org/TR/scxml/#SCXMLEventProcessor";

    /// <summary>The target that means the internal queue.</summary>
    public const string InternalTarget = "#_internal";

    /// <summary>
    /// The route by the form of the address alone: no type or SCXML's; no target, or one that begins with <c>#_</c>. Whether
    /// <c>#_parent</c> and the like exist is for the caller of the step to know.
    /// </summary>
    public static SendRoute ByForm(string? type, string? target)
    {
        if (!string.IsNullOrEmpty(type) && type != ScxmlType && type != "scxml")
        {
            return SendRoute.Invalid;
        }
        return target switch
        {
            null or "" => SendRoute.Deliver,
            InternalTarget => SendRoute.Internal,
            _ => target.StartsWith("#_", StringComparison.Ordinal) ? SendRoute.Deliver : SendRoute.Invalid,
        };
    }
}
