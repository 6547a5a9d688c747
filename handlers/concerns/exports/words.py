"""1,024 plain words that are hard to mishear, for passwords that people tell on the telephone."""

_LISTED = """
able acorn actor adapt adult agree album alike alive alley allow alone along alpha amber amount
anchor angle animal ankle answer apple apron arch arena argue armour arrow artist ashes aside
aspen atlas attic aunt autumn avenue award away awning azure back bacon badge badger baker
bamboo banana band banjo bank banner barber bark barley barn barrel basil basin basket bath bead
beaker beam bean beard beaver beef beetle began begin behind bell belong bench better beyond
bingo birch bison blade blank blaze blend block blouse boat bolt bonnet book boot border borrow
bottle bottom branch brass brave breeze brick bridge bright bring broad bronze brook broom brown
brush bubble bucket buckle budget bugle build bumper bundle bunny burrow bush butter button
buzzer cabin cable cactus cake camel camera camp canal candle canoe canvas canyon card cargo
carol carpet carrot cart castle catch cattle cave cedar celery cello cement centre chain chair
chalk charm chart cheek cheese cherry chess chest chime chin china chorus cider cinema circle
circus civil clam clap clay clean clear clever cliff climb cloak clock cloth cloud clover coach
coal coast coat cobalt cobweb cocoa coffee coin cold collar column comb comet comic copper coral
cork corner cosmic cotton couch cough count cousin cover cradle craft crane crayon cream crest
crisp crocus crop crowd crown crumb cuckoo curve cycle cymbal daily dairy daisy dance dapple
dark dawn deep degree delta desert design desk detail dial diary diesel dinner dipper direct
disc diver dock doctor dollar dome donkey door double dove down dozen dragon drama drawer dream
dress drift drink driver drop drum duck dune dusk dust duty eager eagle early earth easel east
easy echo edge effort elbow elder ember empty engine enjoy enough entry equal errand ever exact
exit expert extra fable face fair fairy falcon family famous fast feast fence fern ferry fiddle
field fifty figure finch finger finish first fish flag flame flash flask flax fleece flight
flint float flock floor flute foam focus folder folk forest forge fork forty forum fossil frame
fresh friday friend fringe frog front frost fruit fudge funnel future gable galaxy gallon gander
garage garden garlic gather gentle giant ginger glass glide globe glove glow glue gold goose
gorse grain grand grape graph grass gravel gravy green grey grid grip grocer ground group grove
guard guess guest guide guitar gull gutter habit hammer hand handle harp hawk hazel heart heath
heavy hedge height helmet help hero heron hill hinge hippo hobby hockey hollow holly home honey
hood hoof hook horn hotel house hover huddle humble icicle icing idea igloo image inch indigo
inlet insect iris iron island ivory jacket jeans jelly jersey jewel jigsaw jockey joke jolly
judge juggle juice jump jungle junior jury just kayak keen keep kennel kettle kick kiosk kipper
kite kitten knee knock koala label lace ladder lady lake lamb lamp land lane larch large laugh
lava layer leaf learn left legend lemon lens lesson letter level lever lift light lilac lily
lime limit line linen lion liquid little lizard lobby local lodge lolly loop lorry lotus loud
lounge love loyal lucky lunar lunch lupin lyric magic magnet magpie major make mallet mango
manor mantle maple marble march market marsh mask match matter meadow meal melody melon member
memory merry meteor method middle milk mill mimic mint minute mirror mitten model modern moment
monday money monkey month mosaic moss moth motor mouse mouth move muffin mule museum music name
napkin narrow nature near neck needle nephew nettle never next nine noble noise noon north note
notice novel number nurse nutmeg oasis object oboe ocean octave offer office often olive omelet
onion open opera orange orbit orchid order otter oval oven over owner oyster packet paddle page
paint palace palm panda panel paper parade parcel parent park parrot party pastry patch path
peach peanut pearl pebble pencil penny pepper perch person petrol phone photo piano picnic
pigeon pillow pilot pine pirate pitch pixel planet plant plate play plum pocket poem point polar
polish pond pony pool poplar poppy porch porter post potato powder press print prism prize proud
public puddle puffin pulley pulse pump pupil puppet puppy purple purse puzzle quartz queen quest
quick quiet quill quilt quince quiver quiz quote rabbit radar radio radish raft rail raisin rake
ranch random rapid raven razor reach ready real recipe record reef regal relay remind repeat
rest return rhyme rhythm ribbon rice rich riddle ridge ripple river robin robot rocket roof room
rope round rowan royal rubber ruby rudder ruler rumble rural rustic saddle salad salmon salt
salute same sample sandal satin saucer save scale scarf scene school scone score scout screen
scroll seal search season seat second select seven shade shadow shale shape share sharp shawl
sheep shelf shell shield shine ship shirt shoe shop short shovel show shower shrub side signal
silver simple sing sink sister skate sketch skill skirt slate sled sleep sleeve slice slide
slope slow small smart smile smooth snail snow soap sofa soft solar solid solo sonnet soon soup
south space spade spark speak spice spider spin spiral spire sponge spoon sport spot spring
spruce square squash stable stage stamp star statue steam stem step stick stitch stone stool
store stork storm stove stream street string stripe studio study sugar summer sunday sunset
supper surf swan swift swim swing syrup system table tablet tailor talent tall tandem tank
target tartan taste teach team teapot teddy tennis tent term test thank thorn thread three
throne thumb ticket tiger timber tiptoe title toast toffee tomato tongue tonic tooth topaz torch
toucan towel tower town track trade trail train travel tree trifle trip trophy trout truck trunk
tuba tulip tundra tunic tunnel turban turkey turnip turtle tweed twelve twenty twice twig twin
twirl uncle under unit upside useful valley value vase vault velvet venue verse vessel view vine
violet violin visit vivid voice voyage waffle wagon walk wall walnut walrus waltz warm wash
water wave weave well west wheat wheel white wicker widget willow window wing winter wire wise
wizard wonder wool word work wrist yacht yard yarn yeast yellow yogurt yours zebra zero zigzag
zinc zipper zone
"""
WORDS = tuple(_LISTED.split())
