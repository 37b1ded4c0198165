using CreativeLabs.Marketplace.Payments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace CreativeLabs.Marketplace.Tests;

/// <summary>How Freedom Pay signs and writes, without a service.</summary>
public sealed class FreedomPayProtocolTests
{
    [Fact]
    public void The_signature_is_that_of_the_published_example()
    {
        // init_payment.php;25;test;{merchant};23;molbulak;{secret}, with values in the order of their names.
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["pg_order_id"] = "23", ["pg_merchant_id"] = "540", ["pg_amount"] = "25", ["pg_description"] = "test", ["pg_salt"] = "molbulak",
        };
        var signature = FreedomPayStandIn.Md5("init_payment.php;25;test;540;23;molbulak;secret");
        FreedomPaySignature.Of("init_payment.php", fields, "secret").ShouldBe(signature);
        fields["pg_sig"] = signature.ToUpperInvariant();
        FreedomPaySignature.Holds("init_payment.php", fields, "secret").ShouldBeTrue();
        FreedomPaySignature.Holds("init_payment.php", fields, "other").ShouldBeFalse();
        FreedomPaySignature.Holds("get_status3.php", fields, "secret").ShouldBeFalse();
        fields["pg_amount"] = "26";
        FreedomPaySignature.Holds("init_payment.php", fields, "secret").ShouldBeFalse();
    }

    [Fact]
    public void Nested_answers_are_read_leaf_by_leaf_in_the_order_of_their_parents()
    {
        var read = FreedomPaySignature.Read("""
            <response><pg_status>ok</pg_status>
            <pg_refund_payments><pg_refund_payment><pg_amount>-10</pg_amount></pg_refund_payment></pg_refund_payments></response>
            """)!;
        read["pg_status"].ShouldBe("ok");
        read["pg_refund_payments002pg_refund_payment001pg_amount001"].ShouldBe("-10");
        FreedomPaySignature.Read("<response><a>").ShouldBeNull();
        FreedomPaySignature.Read("<!DOCTYPE r [<!ENTITY x \"y\">]><response><a>&x;</a></response>").ShouldBeNull();
    }

    [Theory]
    [InlineData("25", 2500L)]
    [InlineData("25.50", 2550L)]
    [InlineData("-10", -1000L)]
    [InlineData("0.001", null)]
    [InlineData("1e3", null)]
    [InlineData("", null)]
    [InlineData("99999999999", null)]
    public void Amounts_are_som_with_at_most_two_digits(string told, long? tyiyn) => FreedomPayRail.Tyiyn(told).ShouldBe(tyiyn);

    [Theory]
    [InlineData("Production", null, null)]
    [InlineData("Staging", null, null)]
    [InlineData("Production", "short", null)]
    [InlineData("Production", "a-secret-of-their-own", "a-secret-of-their-own")]
    [InlineData("Development", null, "the-key-of-the-sandbox")]
    [InlineData("Development", "a-secret-of-their-own", "a-secret-of-their-own")]
    public void The_key_of_the_sandbox_stands_in_for_its_secret_in_development_only(string environment, string? given, string? used)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["FreedomPay:Secret"] = given, ["Sandbox:Key"] = "the-key-of-the-sandbox" }).Build();
        var where = new HostingEnvironment { EnvironmentName = environment };
        if (used is null)
        {
            Should.Throw<InvalidOperationException>(() => FreedomPayRail.SecretOf(settings, where)).Message
                .ShouldContain("FreedomPay:Secret");
        }
        else
        {
            FreedomPayRail.SecretOf(settings, where).ShouldBe(used);
        }
    }
}
