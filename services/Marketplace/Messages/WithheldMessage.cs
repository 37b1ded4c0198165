using Microsoft.EntityFrameworkCore;

namespace CreativeLabs.Marketplace.Messages;

/// <summary>A message that was written while one of the two blocked the other: whoever wrote it reads it among hers, the other never does
/// and is not told of it. So a block cannot be told from somebody who does not answer.</summary>
internal sealed class WithheldMessage
{
    private WithheldMessage() { }

    public Guid MessageId { get; private set; }

    public static WithheldMessage Of(OrderMessage message) => new() { MessageId = message.Id };

    public static void Map(ModelBuilder model) => model.Entity<WithheldMessage>(withheld =>
    {
        withheld.ToTable("withheld_messages").HasKey(w => w.MessageId);
        withheld.Property(w => w.MessageId).ValueGeneratedNever();
        withheld.HasOne<OrderMessage>().WithOne().HasForeignKey<WithheldMessage>(w => w.MessageId).OnDelete(DeleteBehavior.Cascade);
    });
}
