// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/error.hpp"
#include "shared/wire/orders.hpp"
#include "shared/wire/types.hpp"

/// The text of quick templates and what is filled into it; both sides apply the same rules.
///
///   text      = *( variable / escape / any other byte )
///   variable  = "{" name "}" / "{?" label "}"
///   name      = segment *( "." segment )          at most 64 bytes
///   segment   = 1*( ASCII letter / digit / "_" / "-" / any byte from 0x80 )
///               the first of a name begins with neither digit nor "-"
///   label     = 1 to 256 bytes without "{", "}", line breaks, and white space at either end
///   escape    = "\{"                              a brace that begins no variable
///
/// `{name}` and `{customer.name}` are facts about the conversation, `{?date}` is asked of the operator. Any other brace
/// is just text: no text is wrong. What is filled in is never read again, so a customer can't bring variables in.
namespace pult::domain {

struct TemplatePiece {
    enum class Kind { text, variable };
    Kind kind = Kind::text;
    std::string_view text; ///< as it is to be shown; of a variable as it is written, with its braces
    std::string_view name; ///< of a variable: `customer.name`, or `?date` where the operator is asked
};

/// The pieces in their order, as views into `text`.
[[nodiscard]] std::vector<TemplatePiece> templatePieces(std::string_view text);

/// Values by the names of variables.
using TemplateFacts = std::map<std::string, std::string, std::less<>>;

/// A variable without a value: it stands in the rendered text as it is written.
struct TemplateBlank {
    std::string name;
    std::size_t at = 0;     ///< byte in the rendered text
    std::size_t length = 0; ///< bytes
};

struct RenderedTemplate {
    std::string text;
    std::vector<TemplateBlank> blanks; ///< in their order; a name may occur again

    /// The names of the blanks, each once.
    [[nodiscard]] std::vector<std::string> missing() const;
};

/// An empty value is none.
[[nodiscard]] RenderedTemplate renderTemplate(std::string_view text, const TemplateFacts& facts);

/// Variables of the template that still stand in a text made from it, each once: it must not be sent like that.
[[nodiscard]] std::vector<std::string> variablesLeft(std::string_view templateText, std::string_view written);

/// `missing_fields` with the names of the variables.
[[nodiscard]] Error notFilledIn(const std::vector<std::string>& names);

/// Who and what the facts are about; what isn't known is left empty.
struct TemplateSubject {
    const wire::Customer* customer = nullptr;
    const wire::Dialog* dialog = nullptr;
    std::string_view operatorName;
    std::string_view channelName;
    const std::map<std::string, std::string>* company = nullptr; ///< name, phone, hours and the like
    const wire::Order* order = nullptr;                          ///< the customer's newest
    std::string_view stageName = {};                             ///< of the dialog
    std::string_view zone = {};                                  ///< of the company; empty: this computer's
    std::function<wire::ChannelKind(ChannelId)> kindOf = {};     ///< empty: no channel is known
};

/// `name` (how the customer is addressed: the first word of his name), `customer.name`, `customer.<field>` (spaces in a
/// field's name are written `_`), `customer.phone` and `customer.email` (whatever the field is called; a telephone that
/// only WhatsApp tells, too), `operator.name`, `operator.first_name`, `dialog.number` and `dialog.id`,
/// `dialog.channel` and `channel.name`, `dialog.opened` (the day, in the company's zone), `dialog.stage`,
/// `dialog.tags`, `company.<key>`, `order.number`, `order.state` (as the shop calls it), `order.total`. A telephone
/// number in place of a name is no name to address somebody by, and what the asker is shown in part is no value.
[[nodiscard]] TemplateFacts templateFacts(const TemplateSubject& subject);

/// Names of facts about a customer who is shown in part, each once: they have a value, but not for the asker.
[[nodiscard]] std::vector<std::string> hiddenFacts(const TemplateSubject& subject);

/// The text that is meant for a channel of this kind.
[[nodiscard]] std::string_view textFor(const wire::Template& from, wire::ChannelKind kind);

} // namespace pult::domain
