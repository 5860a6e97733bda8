using System.Net;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Shell;

/// <summary>Nobody makes the server read without end, signed in or not.</summary>
public sealed class RequestLimitTests
{
    private TestServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await TestServer.Start(demonstration: true, onNetwork: true);

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [TestCase("/sign-in", "CPW6413")]
    [TestCase("/drafts", "CPW6413")]
    [TestCase("/nowhere", "CPW6413")]
    [TestCase("/api/v1/cases", "413")]
    public async Task A_request_that_is_too_large_is_answered_and_not_read(string path, string code)
    {
        using var client = new HttpClient { BaseAddress = server.OnNetwork };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[RequestLimits.BodyBytesMax + 1]) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.ExpectContinue = true;

        using var response = await client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(code));
    }

    [Test]
    public async Task One_that_does_not_say_how_large_it_is_is_read_to_the_bound_and_no_further()
    {
        using var client = new HttpClient { BaseAddress = server.OnNetwork };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/drafts") { Content = new StreamContent(new MemoryStream(new byte[2 * RequestLimits.BodyBytesMax])) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.TransferEncodingChunked = true;

        HttpStatusCode? answered = null;
        try
        {
            using var response = await client.SendAsync(request);
            answered = response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The connection was closed while it was still being sent.
        }

        Assert.That(answered, Is.Null.Or.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(await client.GetStringAsync("/sign-in"), Does.Contain("<form"), "the server goes on");
    }
}
