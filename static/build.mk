# Style sheets, fonts and icons: built into $(BUILD)/static under names that
# carry their content's hash, pre-compressed, and named for C in assets.h.
ST   := $(BUILD)/static
SW   := $(BUILD)/assets
NPM  := $(BUILD)/assets-npm
SASS  = $(NPM)/node_modules/.bin/sass --style=compressed --no-source-map --no-charset --quiet --load-path=$(NPM)/node_modules
ROBOTO := /usr/share/fonts/truetype/roboto/unhinted/RobotoTTF

assets: $(BUILD)/gen/assets.h

$(NPM)/.stamp: static/package.json static/package-lock.json
	@mkdir -p $(NPM)
	cp static/package.json static/package-lock.json $(NPM)/
	cd $(NPM) && npm ci --ignore-scripts --omit=optional --no-audit --no-fund --loglevel=error
	@touch $@
$(SW)/charset.txt: static/charset.py
	@mkdir -p $(@D)
	python3 $< > $@
# One file a weight: the usual latin/vietnamese split breaks kerning in every word.
define subset
	hb-subset --font-file='$(1)' --output-file=$@.ttf --unicodes="$$(cat $(SW)/charset.txt)" \
		--layout-features=kern,mark,mkmk,ccmp,tnum --no-hinting --desubroutinize
	woff2_compress $@.ttf >/dev/null 2>&1
	mv $@.woff2 $@ && rm $@.ttf
endef
$(SW)/roboto-vi-400.woff2: $(SW)/charset.txt ; $(call subset,$(ROBOTO)/Roboto-Regular.ttf)
$(SW)/roboto-vi-700.woff2: $(SW)/charset.txt ; $(call subset,$(ROBOTO)/Roboto-Bold.ttf)
$(SW)/head-vi-700.woff2: $(SW)/charset.txt $(NPM)/.stamp
	$(call subset,$(NPM)/node_modules/@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf)
$(SW)/%.css: static/scss/%.scss $(wildcard static/scss/_*.scss) $(NPM)/.stamp
	@mkdir -p $(@D)
	$(SASS) $< $@
$(BUILD)/gen/assets.h: static/hash.sh $(addprefix $(SW)/,public.css staff.css paper.css roboto-vi-400.woff2 roboto-vi-700.woff2 head-vi-700.woff2) \
		$(wildcard static/img/* static/error/* static/robots.txt)
	@mkdir -p $(@D) $(ST)
	static/hash.sh $(SW) static $(ST) > $@.new
	@mv $@.new $@
