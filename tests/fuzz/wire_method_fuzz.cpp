// SPDX-License-Identifier: GPL-3.0-or-later
// The params of every method as the server reads them, and the results as a client does.
#include "shared/wire/codec.hpp"
#include "shared/wire/methods.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

namespace {

template <class T>
void readAndWrite(const boost::json::value& value) {
    const auto decoded = wire::decode<T>(value);
    if (!decoded)
        return;
    const std::string written = wire::encode(*decoded);
    const auto parsed = wire::parseJson(written);
    expect(parsed.has_value(), "what is written is JSON");
    const auto again = wire::decode<T>(*parsed);
    expect(again && wire::encode(*again) == written, "a struct survives the way there and back");
}

} // namespace

void run(std::string_view bytes) {
    const auto [method, input] = byFirstLine(bytes);
    const auto value = wire::parseJson(input);
    if (!value)
        return;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, wire::Methods>>(
        [&, method = method]<class Request>(std::type_identity<Request>) {
            if (method != Request::kMethod)
                return;
            readAndWrite<Request>(*value);
            readAndWrite<typename Request::Answer>(*value);
        });
}

} // namespace pult::fuzz
