namespace ChildProtection.Workflow.Conformance.EcmaScript;

/// <summary>The names that an expression can use.</summary>
internal interface IScope
{
    bool TryRead(string name, out object? value);

    /// <summary>Gives a declared name a new value. False: it is not declared, or cannot be assigned to.</summary>
    bool TryWrite(string name, object? value);

    /// <summary>Makes a name known, with a value. False: it cannot be declared.</summary>
    bool TryDeclare(string name, object? value);
}
