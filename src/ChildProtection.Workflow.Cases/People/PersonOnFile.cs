namespace ChildProtection.Workflow.Cases.People;

/// <summary>Somebody on file who belongs to a child: whom an answer of the type <c>person</c> may name.</summary>
/// <param name="Id">Opaque and lasting: the answer itself.</param>
/// <param name="Name">As the pages show them, with how they belong to the child where that helps to tell two apart.</param>
public sealed record PersonOnFile(string Id, string Name);
