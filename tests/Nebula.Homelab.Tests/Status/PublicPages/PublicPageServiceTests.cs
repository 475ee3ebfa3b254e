using Dapper;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Platform.Audit;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.PublicPages;

public sealed class PublicPageServiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Actor Ann = Actor.Nebula;

    private readonly FakeTimeProvider _time = new(MonitorRows.Start);

    private PublicPageService Service => new(database.DataSource, _time);

    [Fact]
    public async Task Create_PublishWithdrawDelete_IsThereForVisitorsOnlyWhilePublished()
    {
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("life"));
        var input = PageRows.Input("life", monitor.Id) with { FrameAncestors = ["https://wiki.example"], Sections = [new PublicPageSection { Heading = "All", Monitors = [monitor.Id], Tags = ["x"] }] };

        var created = (await Service.CreateAsync(input, Ann, CancellationToken.None)).Value!;
        var published = await VisitAsync("life");
        var withdrawn = (await Service.UpdateAsync(created.Id, 1, input with { Published = false }, Ann, CancellationToken.None)).Value!;
        var draft = await VisitAsync("life");
        await Service.UpdateAsync(created.Id, 2, input, Ann, CancellationToken.None);
        await Service.DeleteAsync(created.Id, Ann, CancellationToken.None);

        Assert.Equal(("life", null, "page_not_found", "page_not_found"), (published.Value?.View.Sections[0].Services[0].Id, published.Error?.Code, draft.Error?.Code, (await VisitAsync("life")).Error?.Code));
        Assert.Equal((2, "All", "https://wiki.example"), (withdrawn.Version, withdrawn.Sections[0].Heading, withdrawn.FrameAncestors[0]));
        await using var connection = await database.DataSource.OpenConnectionAsync();
        Assert.Equal(
            ["pages.create", "pages.delete", "pages.update", "pages.update"],
            await connection.QueryAsync<string>($"SELECT action FROM audit_outbox WHERE target = 'page:{created.Id}' ORDER BY action"));
    }

    [Fact]
    public async Task Update_SomebodyWasFaster_IsAConflictAndChangesNothing()
    {
        var page = (await Service.CreateAsync(PageRows.Input("race"), Ann, CancellationToken.None)).Value!;
        await Service.UpdateAsync(page.Id, 1, PageRows.Input("race") with { Title = "First" }, Ann, CancellationToken.None);

        var second = await Service.UpdateAsync(page.Id, 1, PageRows.Input("race") with { Title = "Second" }, Ann, CancellationToken.None);

        Assert.Equal("page_changed", second.Error!.Code);
        Assert.Equal("First", (await Service.FindAsync(page.Id, CancellationToken.None)).Value!.Title);
    }

    [Fact]
    public async Task Create_SlugTakenOrMonitorUnknown_NamesTheField()
    {
        await Service.CreateAsync(PageRows.Input("taken"), Ann, CancellationToken.None);

        var taken = await Service.CreateAsync(PageRows.Input("taken"), Ann, CancellationToken.None);
        var unknown = await Service.CreateAsync(PageRows.Input("unknown", PageRows.NewId()), Ann, CancellationToken.None);

        Assert.Equal(("slug", "sections[0].monitors"), (taken.Error!.Fields[0].Field, unknown.Error!.Fields[0].Field));
    }

    [Fact]
    public async Task FormerNames_MonitorRenamedAndRetired_AreAllItEverHad()
    {
        var store = new MonitorStore();
        var monitor = await database.DataSource.AddAsync(MonitorRows.Page("vault") with { Name = "Vault" });
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await store.UpdateAsync(connection, monitor with { Name = "Safe" }, CancellationToken.None);
        await store.UpdateAsync(connection, monitor with { Name = "Safe", Description = "Of steel", Version = 2 }, CancellationToken.None);
        await store.RenameAsync(connection, "vault", "safe", _time.GetUtcNow(), CancellationToken.None);
        var renamed = await store.ReadFormerNamesAsync(connection, CancellationToken.None);

        await store.RetireAsync(connection, [monitor.Id], _time.GetUtcNow(), CancellationToken.None);
        var retired = await store.ReadFormerNamesAsync(connection, CancellationToken.None);

        Assert.Equal(["Vault", "vault"], renamed);
        Assert.Equal(["Vault", "vault", "Safe", "safe"], retired);
    }

    private async Task<Nebula.Platform.Errors.Result<KeptPage>> VisitAsync(string slug)
    {
        var live = new StatusLive(_time);
        var pages = new PublicPagesLive(live, _time);
        live.Load(await new StatusLoader(database.DataSource, _time).LoadAsync(CancellationToken.None));
        return pages.Read(slug);
    }
}
