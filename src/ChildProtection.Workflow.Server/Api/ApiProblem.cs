using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Server.Api;

/// <summary>Refusals as problem details (RFC 9457), each with a stable <c>code</c>.</summary>
public static class ApiProblem
{
    public static IResult KeyMissing() => Of(
        StatusCodes.Status400BadRequest, ApiCodes.KeyMissing, $"Send the header {ApiRequest.KeyHeader}, 1 to {ApiRequest.KeyCharactersMax} characters: the same key again is answered like the first.");

    public static IResult NotFound() => Of(StatusCodes.Status404NotFound, ApiCodes.NotFound, "There is nothing of that name that you have a part in.");

    public static IResult Unreadable(IReadOnlyList<Refusal> refusals) => Of(
        StatusCodes.Status400BadRequest, ApiCodes.AnswerUnreadable, "Some answers cannot be read.", refusals);

    public static IResult NotAllowed(string code, string words) => Of(StatusCodes.Status403Forbidden, code, words);

    /// <exception cref="InvalidOperationException">It was done: that is no problem.</exception>
    public static IResult Of(WorkOutcome outcome) => outcome switch
    {
        WorkOutcome.Refused refused => Of(StatusCodes.Status422UnprocessableEntity, ApiCodes.Refused, "This was not taken. Each reason says what to do next.", refused.Reasons),
        WorkOutcome.Conflict conflict => Of(StatusCodes.Status409Conflict, ApiCodes.Conflict, $"Somebody else changed the case: it is at version {conflict.Version} now. Read it again."),
        WorkOutcome.NotFound => NotFound(),
        WorkOutcome.NotAllowed refused => NotAllowed(refused.Code, refused.Words),
        WorkOutcome.Faulted faulted => Of(StatusCodes.Status500InternalServerError, faulted.Code, faulted.Words),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no problem."),
    };

    private static IResult Of(int status, string code, string words, IReadOnlyList<Refusal>? reasons = null) => Results.Problem(
        words,
        statusCode: status,
        extensions: new Dictionary<string, object?> { ["code"] = code, ["reasons"] = reasons ?? [] });
}
