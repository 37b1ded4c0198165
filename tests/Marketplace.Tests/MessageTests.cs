using System.Net;
using System.Text.Json;
using CreativeLabs.Contracts;
using CreativeLabs.Marketplace.Data;
using CreativeLabs.Support;
using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Tests;

[Collection("marketplace")]
public sealed class MessageTests(MarketplaceFixture marketplace)
{
    [Fact]
    public async Task The_two_write_to_each_other_and_each_is_told_of_what_the_other_wrote()
    {
        var (person, seller, buyerId, buyer, order, part) = await Ordered();
        await Sent(buyer, order, part, "Качан даяр болот?");
        (await marketplace.Broker.Hear<OrderMessageSent>(f => f.SellerOrderId == part)).RecipientId.ShouldBe(person);
        await Sent(seller, order, part, "Жумада.");
        (await marketplace.Broker.Hear<OrderMessageSent>(f => f.SellerOrderId == part && f.RecipientId == buyerId)).ShouldNotBeNull();
        var seen = await All(seller, order, part);
        seen.ConvertAll(m => (m.GetProperty("mine").GetBoolean(), m.GetProperty("text").GetString()))
            .ShouldBe([(false, "Качан даяр болот?"), (true, "Жумада.")]);
    }

    [Fact]
    public async Task Nobody_else_reads_or_writes_them_the_operator_neither()
    {
        var (_, _, _, buyer, order, part) = await Ordered();
        await Sent(buyer, order, part, "Саламатсызбы");
        var (_, other) = await marketplace.NewSeller();
        foreach (var client in (HttpClient[])[other, marketplace.Buyer(), marketplace.Operator, marketplace.Coordinator])
        {
            await (await client.GetAsync($"/v1/orders/{order}/parts/{part}/messages")).ShouldBeProblem(404);
            await (await Send(client, order, part, "Мен")).ShouldBeProblem(404);
        }
    }

    [Fact]
    public async Task A_message_that_is_sent_twice_is_there_once_and_an_empty_or_long_one_is_refused()
    {
        var (_, _, _, buyer, order, part) = await Ordered();
        var key = Guid.NewGuid();
        await (await Send(buyer, order, part, "Бир", key)).Json();
        await (await Send(buyer, order, part, "Бир", key)).Json();
        (await All(buyer, order, part)).Count.ShouldBe(1);
        foreach (var text in (string[])["", "  ", "\u200B", new string('а', 1001)])
        {
            await (await Send(buyer, order, part, text)).ShouldBeProblem(400);
        }
    }

    [Fact]
    public async Task Of_many_messages_at_once_no_two_are_the_same_one_and_more_than_a_hundred_are_refused()
    {
        var (_, _, _, buyer, order, part) = await Ordered();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Send(buyer, order, part, $"{i}")));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created || a.StatusCode == HttpStatusCode.Conflict);
        (await All(buyer, order, part)).Count.ShouldBe(answers.Count(a => a.IsSuccessStatusCode));
        await marketplace.WithDb<MarketplaceDb, int>(db => db.Database.ExecuteSqlAsync(
            $"""
            UPDATE order_messages SET number = 100
            WHERE id = (SELECT max(id::text)::uuid FROM order_messages WHERE seller_order_id = {part})
            """));
        await (await Send(buyer, order, part, "Дагы")).ShouldBeProblem(409, "too_many_messages");
    }

    [Fact]
    public async Task Nothing_is_written_about_what_came_to_nothing()
    {
        var (_, seller, _, buyer, order, part) = await Ordered();
        await (await buyer.PostSeen($"/v1/orders/{order}/cancellation")).Json();
        await (await Send(seller, order, part, "Эмнеге?")).ShouldBeProblem(409, "messages_closed");
    }

    [Fact]
    public async Task A_reported_message_alone_is_shown_to_the_operator_who_hides_it_or_leaves_it_once()
    {
        var (person, seller, _, buyer, order, part) = await Ordered();
        await Sent(buyer, order, part, "Алгачкы сөз");
        await Sent(seller, order, part, "Акчаны мага түз которуңуз");
        var bad = (await All(buyer, order, part))[1].Id();
        var url = $"/v1/orders/{order}/parts/{part}/messages/{bad}/report";
        var (oneOperator, dismissed, coordinator) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await marketplace.Take(new RoleGranted(oneOperator, "operator", null));
        await marketplace.Take(new RoleGranted(dismissed, "operator", null));
        await marketplace.Take(new RoleRevoked(dismissed, "operator", null));
        await marketplace.Take(new RoleGranted(coordinator, "coordinator", MarketplaceFixture.AtBashy));
        await (await seller.PostCreating(url, new { reason = "fraud" })).ShouldBeProblem(409, "own_message");
        await (await marketplace.Buyer().PostCreating(url, new { reason = "fraud" })).ShouldBeProblem(404);
        (await (await buyer.PostCreating(url, new { reason = "fraud" })).Json()).GetProperty("reported").GetBoolean().ShouldBeTrue();
        await (await buyer.PostCreating(url, new { reason = "other" })).Json();
        var told = await marketplace.Broker.Hear<OrderMessageReported>(f => f.MessageId == bad && f.OperatorId == oneOperator);
        told.OrderId.ShouldBe(order);
        marketplace.Broker.Heard<OrderMessageReported>(f => f.MessageId == bad && f.OperatorId == oneOperator).Count.ShouldBe(1);
        marketplace.Broker.Heard<OrderMessageReported>(f => f.OperatorId == dismissed || f.OperatorId == coordinator).ShouldBeEmpty();

        var reported = (await Reported()).Where(m => m.Id("sellerOrderId") == part).ToList();
        reported.Count.ShouldBe(1);
        reported[0].GetProperty("reason").GetString().ShouldBe("fraud");
        reported[0].Id("senderId").ShouldBe(person);
        await (await marketplace.Coordinator.GetAsync("/v1/orders/message-reports")).ShouldBeProblem(403);

        var operators = Enumerable.Range(0, 4).Select(_ => marketplace.Client(Guid.CreateVersion7(), "operator")).ToList();
        var decided = await Task.WhenAll(operators.Select((one, i) =>
            one.PostCreating($"/v1/orders/message-reports/{bad}/decision", new { hide = i % 2 == 0 })));
        decided.Count(a => a.IsSuccessStatusCode).ShouldBe(1);
        (await Reported()).ShouldNotContain(m => m.Id() == bad);
        await marketplace.WithDb<MarketplaceDb, int>(db => db.Database.ExecuteSqlAsync(
            $"UPDATE order_messages SET hidden = true WHERE id = {bad}"));
        (await All(seller, order, part))[1].GetProperty("text").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Who_was_erased_leaves_no_word_and_who_was_merged_still_reads()
    {
        var (_, seller, buyerId, buyer, order, part) = await Ordered();
        await Sent(buyer, order, part, "Канарейкадай сайрайм");
        await Sent(seller, order, part, "Макул");
        var to = Guid.CreateVersion7();
        await marketplace.Take(new PersonMerged(buyerId, to));
        (await All(marketplace.Client(to), order, part))[0].GetProperty("mine").GetBoolean().ShouldBeTrue();
        await marketplace.Take(new PersonErasureRequested(Guid.CreateVersion7(), to));
        (await Canaries.Dump(marketplace.Database)).ShouldHoldNone("Канарейкадай");
    }

    private async Task<(Guid Person, HttpClient Seller, Guid BuyerId, HttpClient Buyer, Guid Order, Guid Part)> Ordered()
    {
        var (person, seller) = await marketplace.NewSeller();
        var buyerId = Guid.CreateVersion7();
        var buyer = marketplace.Client(buyerId);
        var order = await MarketplaceFixture.Placed(buyer, "cash", (await marketplace.Listed(3, seller: seller), 1));
        return (person, seller, buyerId, buyer, order, (await MarketplaceFixture.PartOf(buyer, order)).Id());
    }

    private static async Task Sent(HttpClient client, Guid order, Guid part, string text) =>
        await (await Send(client, order, part, text)).Json();

    private static Task<HttpResponseMessage> Send(HttpClient client, Guid order, Guid part, string text, Guid? key = null) =>
        client.PostCreating($"/v1/orders/{order}/parts/{part}/messages", new { text }, key ?? Guid.NewGuid());

    private static async Task<List<JsonElement>> All(HttpClient client, Guid order, Guid part) =>
        (await client.GetJson($"/v1/orders/{order}/parts/{part}/messages?limit=100")).GetProperty("items").EnumerateArray().ToList();

    private async Task<List<JsonElement>> Reported() =>
        (await marketplace.Operator.GetJson("/v1/orders/message-reports?limit=100")).GetProperty("items").EnumerateArray().ToList();
}
