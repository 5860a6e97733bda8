using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.Api;

/// <summary>The addresses of the API, each with its rule.</summary>
public static class ApiEndpoints
{
    public const string Version = "v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddScoped<ApiV1>();
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = made => made.ProblemDetails.Extensions.TryAdd("code", ApiCodes.Of(made.ProblemDetails.Status)));
        // Of a property given twice one value would be dropped in silence.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.AllowDuplicateProperties = false);
        services.AddOpenApi(Version);
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi().RequireAuthorization();
        var api = endpoints.MapGroup($"/api/{Version}").DisableAntiforgery().WithTags("Cases");
        Reads(api);
        Work(api);
        Corrections(api);
    }

    private static void Reads(RouteGroupBuilder api)
    {
        api.MapGet("/my-work", (ApiV1 use, CancellationToken stop) => use.MyWork(stop)).Needs(Permission.SeeMyWork).WithSummary("One's own list of work");
        api.MapGet("/team-work", (ApiV1 use, CancellationToken stop) => use.TeamWork(stop)).Needs(Permission.SeeTeamWork).WithSummary("The list of one's whole team");
        api.MapGet("/cases", (ApiV1 use, string? name, CancellationToken stop) => use.Cases(name, stop)).Needs(Permission.SeeCase).WithSummary("The cases of one's teams, by the child's name");
        api.MapGet("/cases/{id}", (ApiV1 use, CaseId id, CancellationToken stop) => use.Case(id, stop)).Needs(Permission.SeeCase)
            .WithSummary("A case").Produces<CaseResource>();
    }

    private static void Work(RouteGroupBuilder api)
    {
        api.MapPost("/cases", (ApiV1 use, HttpContext context, OpenBody body, CancellationToken stop) => use.Open(context, body, stop))
            .Needs(Permission.OpenCase).WithSummary("Open a case").Answers();
        foreach (var kind in new[] { Doable.Task, Doable.Action })
        {
            api.MapPost($"/cases/{{id}}/{kind}/{{name}}", (ApiV1 use, HttpContext context, CaseId id, string name, WorkBody body, CancellationToken stop) => use.Do(kind, context, id, name, body, stop))
                .Needs(Permission.DoWork).WithSummary(kind == Doable.Task ? "Complete a task" : "Take an action").Answers();
        }
        api.MapPost("/cases/{id}/not-needed/{name}", (ApiV1 use, HttpContext context, CaseId id, string name, ReasonBody body, CancellationToken stop) => use.NotNeeded(context, id, name, body, stop))
            .Needs(Permission.DoWork).WithSummary("Set a task aside with a reason").Answers();
        api.MapPost("/cases/{id}/passes/{check}", (ApiV1 use, HttpContext context, CaseId id, string check, PassBody body, CancellationToken stop) => use.LetPass(context, id, check, body, stop))
            .Needs(Permission.DoWork).WithSummary("Let a check pass for a colleague who was stopped by it").Answers();
        api.MapPost("/cases/{id}/acknowledgements", (ApiV1 use, HttpContext context, CaseId id, string key, CancellationToken stop) => use.Acknowledge(context, id, key, stop))
            .Needs(Permission.DoWork).WithSummary("Take on an escalation").Answers();
        api.MapPut("/cases/{id}/roles/{role}", (ApiV1 use, HttpContext context, CaseId id, string role, HolderBody body, CancellationToken stop) => use.Assign(context, id, role, body, stop))
            .Needs(Permission.AssignRoles).WithSummary("Say who holds a role").Answers();
        api.MapPut("/cases/{id}/agencies/{agency}", (ApiV1 use, CaseId id, AgencyId agency, CancellationToken stop) => use.Relate(id, agency, stop))
            .Needs(Permission.RelateAgencies).WithSummary("From today on the agency works with the child, and hears of what happens").Answers();
        api.MapDelete("/cases/{id}/agencies/{agency}", (ApiV1 use, CaseId id, AgencyId agency, CancellationToken stop) => use.EndRelation(id, agency, stop))
            .Needs(Permission.RelateAgencies).WithSummary("From today on the agency no longer works with the child").Answers();
    }

    private static void Corrections(RouteGroupBuilder api)
    {
        api.MapPost("/cases/{id}/excuses", (ApiV1 use, HttpContext context, CaseId id, string breach, ReasonBody body, CancellationToken stop) => use.Excuse(context, id, breach, body, stop))
            .Needs(Permission.ExcuseBreach).WithSummary("Excuse a missed deadline with a reason").Answers();
        api.MapPost("/cases/{id}/records/{list}/{record}/corrections", (ApiV1 use, HttpContext context, CaseId id, string list, string record, CorrectionBody body, CancellationToken stop) => use.CorrectRecord(context, id, list, record, body, stop))
            .Needs(Permission.Correct).WithSummary("Correct a record").Answers();
        api.MapPost("/cases/{id}/facts/{field}/corrections", (ApiV1 use, HttpContext context, CaseId id, string field, CorrectionBody body, CancellationToken stop) => use.CorrectFact(context, id, field, body, stop))
            .Needs(Permission.Correct).WithSummary("Correct a fact").Answers();
    }

    private static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, Permission permission) => endpoint.RequireAuthorization(new NeedsAttribute(permission));

    /// <summary>What every request that changes something is answered with.</summary>
    private static void Answers(this RouteHandlerBuilder endpoint) => endpoint
        .Produces<DoneResource>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
